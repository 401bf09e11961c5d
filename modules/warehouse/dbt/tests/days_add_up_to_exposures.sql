-- Each eligible unit is newly exposed on exactly one day.
select eligible, exposed
from (select count(*) as eligible from {{ ref('fct_exposures') }} where is_eligible) as units
cross join (select sum(exposed) as exposed from {{ ref('agg_experiment_day') }}) as days
where eligible <> exposed
