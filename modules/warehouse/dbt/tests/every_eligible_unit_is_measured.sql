-- unit_metrics has exactly the eligible units.
select eligible, measured
from (select count(*) as eligible from {{ ref('fct_exposures') }} where is_eligible) as exposed
cross join (select count(*) as measured from {{ ref('unit_metrics') }}) as metrics
where eligible <> measured
