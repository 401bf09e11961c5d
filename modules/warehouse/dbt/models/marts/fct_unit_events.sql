-- Every event, exact duplicates once, with the number of its unit and the time since the unit's first exposure: negative
-- before it, missing for units that do not count (unknown, crossover, weight 0). All behaviour is computed from
-- elapsed_ms >= 0. The time comes first because it tells most rows apart at once.
{{ config(enabled=(var('source_kind') == 'events')) }}
select distinct
    events.event_time,
    exposures.unit_no,
    events.event_name,
    exposures.variant,
    case
        when exposures.is_eligible
        then {{ dbt.datediff('exposures.exposed_at', 'events.event_time', 'millisecond') }}
    end as elapsed_ms,
    events.amount,
    {%- if var('columns').session %}
    events.session_id,
    {%- endif %}
    events.unit_id
from {{ ref('stg_events_raw') }} as events
left join {{ ref('fct_exposures') }} as exposures on exposures.unit_id = events.unit_id
