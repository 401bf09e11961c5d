-- Events of eligible units from first exposure on, with the time since it. All behaviour is computed from here.
{{ config(enabled=(var('source_kind') == 'events')) }}
select
    exposures.unit_no,
    exposures.variant,
    events.event_name,
    events.event_time,
    {{ dbt.datediff('exposures.exposed_at', 'events.event_time', 'millisecond') }} as elapsed_ms,
    events.amount
    {%- if var('columns').session %},
    events.session_id
    {%- endif %}
from {{ ref('stg_events_raw') }} as events
inner join {{ ref('fct_exposures') }} as exposures on exposures.unit_id = events.unit_id
where exposures.is_eligible and events.event_time >= exposures.exposed_at
