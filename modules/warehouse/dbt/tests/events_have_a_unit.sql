-- Events of nobody are left out; a few are noise, so this only warns.
{{ config(severity='warn') }}
select unit_id, event_name, event_time
from {{ ref('fct_unit_events') }}
where unit_no is null
