-- An event without a name or a time can't be counted.
select unit_id, event_name, event_time
from {{ ref('fct_unit_events') }}
where event_name is null or event_time is null
