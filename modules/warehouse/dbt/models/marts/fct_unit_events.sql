-- Every event once, with the number of its unit and the time since the unit's first exposure: negative before it, missing
-- for units that do not count (crossover, weight 0, unknown; of the last the identifier stays). All behaviour is computed
-- from elapsed_ms >= 0.
{{ config(enabled=(var('source_kind') == 'events')) }}
select
    exposures.unit_no,
    exposures.variant,
    events.event_name,
    events.event_time,
    case
        when exposures.is_eligible
        then {{ dbt.datediff('exposures.exposed_at', 'events.event_time', 'millisecond') }}
    end as elapsed_ms,
    events.amount,
    {%- if var('columns').session %}
    events.session_id,
    {%- endif %}
    case when exposures.unit_no is null then events.unit_id end as unknown_unit_id
from {{ ref('stg_events_raw') }} as events
left join {{ ref('fct_exposures') }} as exposures on exposures.unit_id = events.unit_id
