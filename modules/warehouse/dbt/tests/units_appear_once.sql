-- After exact duplicates are dropped, a unit has one row per variant; two with different numbers can't both be right.
select unit_id, variant, count(*) as times
from {{ ref('stg_units') }}
group by unit_id, variant
having count(*) > 1
