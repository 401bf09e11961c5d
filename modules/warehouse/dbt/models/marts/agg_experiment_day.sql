-- Each day and variant: units newly exposed, units active, their sessions and events, revenue. Without a column of
-- sessions a unit's active day counts as one. A unit has one variant, so that it is counted once.
-- On H2 the pass named in meta fills this table in one walk over the events; EnginesAgreeTest holds it to this SQL.
{{ config(enabled=(var('source_kind') == 'events'), meta={'pass': 'experiment_days'}) }}
{% set session = var('columns').session %}
-- Numbers of a unit's day, or of each of its sessions on it: what is counted after this is short.
with visits as (
    select
        cast(event_time as date) as event_date,
        variant,
        unit_no,
        {%- if session %}
        session_id,
        {%- endif %}
        count(*) as events
    from {{ ref('fct_unit_events') }}
    where elapsed_ms >= 0
    group by cast(event_time as date), variant, unit_no{{ ', session_id' if session }}
),

activity as (
    select
        event_date,
        variant,
        0 as exposed,
        count(distinct unit_no) as active,
        {%- if session %}
        count(session_id) as sessions,
        {%- endif %}
        sum(events) as events,
        cast(null as {{ dbt.type_float() }}) as revenue
    from visits
    group by event_date, variant
    union all
    select
        cast(event_time as date) as event_date,
        variant,
        0 as exposed,
        0 as active,
        {%- if session %}
        0 as sessions,
        {%- endif %}
        0 as events,
        {{ exact_sum('amount') }} as revenue
    from {{ ref('fct_unit_events') }}
    where elapsed_ms >= 0
    group by cast(event_time as date), variant
    union all
    select
        cast(exposed_at as date) as event_date,
        variant,
        count(*) as exposed,
        0 as active,
        {%- if session %}
        0 as sessions,
        {%- endif %}
        0 as events,
        cast(null as {{ dbt.type_float() }}) as revenue
    from {{ ref('fct_exposures') }}
    where is_eligible
    group by cast(exposed_at as date), variant
)

select
    event_date,
    variant,
    sum(exposed) as exposed,
    sum(active) as active,
    sum({{ 'sessions' if session else 'active' }}) as sessions,
    sum(events) as events,
    coalesce(sum(revenue), cast(0 as {{ dbt.type_float() }})) as revenue
from activity
group by event_date, variant
