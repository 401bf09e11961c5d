-- The events of all days are the occurrences of all conversions.
select events, occurrences
from (select coalesce(sum(events), 0) as events from {{ ref('agg_experiment_day') }}) as days
cross join (select coalesce(sum(occurrences), 0) as occurrences from {{ ref('fct_conversions') }}) as conversions
where events <> occurrences
