-- The events of all days are the events since first exposure.
select day_events, unit_events
from (select coalesce(sum(events), 0) as day_events from {{ ref('agg_experiment_day') }}) as days
cross join (select count(*) as unit_events from {{ ref('fct_unit_events') }} where elapsed_ms >= 0) as events
where day_events <> unit_events
