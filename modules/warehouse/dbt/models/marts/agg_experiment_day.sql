-- Each day and variant: units newly exposed, units active, their sessions and events, revenue. Without a column of
-- sessions a unit's active day counts as one.
{{ config(enabled=(var('source_kind') == 'events')) }}
with unit_days as (
    select
        unit_no,
        min(variant) as variant,
        cast(event_time as date) as event_date,
        count(*) as events,
        {% if var('columns').session %}count(distinct session_id){% else %}1{% endif %} as sessions,
        sum(amount) as revenue
    from {{ ref('fct_unit_events') }}
    where elapsed_ms >= 0
    group by unit_no, cast(event_time as date)
),

activity as (
    select event_date, variant, 0 as exposed, count(*) as active, sum(sessions) as sessions, sum(events) as events, sum(revenue) as revenue
    from unit_days
    group by event_date, variant
    union all
    select cast(exposed_at as date) as event_date, variant, count(*) as exposed, 0 as active, 0 as sessions, 0 as events, 0 as revenue
    from {{ ref('fct_exposures') }}
    where is_eligible
    group by cast(exposed_at as date), variant
)

select
    event_date,
    variant,
    sum(exposed) as exposed,
    sum(active) as active,
    sum(sessions) as sessions,
    sum(events) as events,
    coalesce(sum(revenue), 0) as revenue
from activity
group by event_date, variant
