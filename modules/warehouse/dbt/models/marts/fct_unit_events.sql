-- Every event once, with the number of its user, that of its unit where the user met the experiment, and the time since
-- the unit's first exposure: negative before it, missing for users that do not count (outside of the experiment, crossover,
-- weight 0). All results of the experiment are computed from elapsed_ms >= 0. Of users that nobody knows the identifier stays.
{{ config(enabled=(var('source_kind') == 'events')) }}
{% set users = 'users' in var('tables') %}
select
    exposures.unit_no,
    {% if users %}coalesce(exposures.unit_no, outsiders.user_no){% else %}exposures.unit_no{% endif %} as user_no,
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
    {%- for column in var('week_columns') %}
    events.{{ column.name }},
    {%- endfor %}
    case when exposures.unit_no is null{{ ' and outsiders.user_no is null' if users }} then events.unit_id end as unknown_unit_id
from {{ ref('stg_events_raw') }} as events
left join {{ ref('fct_exposures') }} as exposures on exposures.unit_id = events.unit_id
{% if users %}
left join {{ ref('int_outsiders') }} as outsiders on outsiders.unit_id = events.unit_id
{% endif %}
