-- After exact duplicates are dropped, a unit has one row per variant; two with different numbers can't both be right.
{{ config(meta={'remedy': "Leave one row per unit in the file, for example its first. A segment that differs between rows of a unit can't be one. Units in two variants need no care: they are left out and counted."}) }}
select unit_id, variant, count(*) as times
from {{ ref('stg_units') }}
group by unit_id, variant
having count(*) > 1
