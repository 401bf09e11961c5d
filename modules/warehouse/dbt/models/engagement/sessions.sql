-- Visits of every known user: a pause of session_gap seconds or more ends one, and so does first exposure, so that a visit
-- lies wholly before or after it. Pauses and lengths are counted on a clock of whole seconds: since first exposure where
-- the user takes part, since 1970 otherwise. The variant is missing for visits that don't count for the experiment. The
-- primary intent is the first of the study's intents of which the visit has an event; where it has none of them, the event
-- that happened most often, the first by name among equals.
{{ config(enabled=var('engagement')) }}
with stamped as (
    select
        user_no,
        case when elapsed_ms >= 0 then variant end as variant,
        {{ event_second() }} as event_second,
        event_time,
        event_name,
        amount
    from {{ ref('fct_unit_events') }}
    where user_no is not null
),

paused as (
    select stamped.*, lag(event_second) over (partition by user_no order by event_second) as previous_second
    from stamped
),

-- Events of one second share its number: only the first of them can begin a visit.
numbered as (
    select
        user_no,
        variant,
        event_second,
        event_time,
        event_name,
        amount,
        count(case
            when event_second - previous_second < {{ var('session_gap') }} and not (previous_second < 0 and event_second >= 0) then null
            else 1
        end) over (partition by user_no order by event_second) as session_no
    from paused
),

by_event as (
    select
        user_no,
        session_no,
        event_name,
        min(variant) as variant,
        min(event_time) as started_at,
        max(event_time) as ended_at,
        min(event_second) as first_second,
        max(event_second) as last_second,
        count(*) as events,
        sum(cast(amount as {{ dbt.type_numeric() }})) as revenue
    from numbered
    group by user_no, session_no, event_name
),

visits as (
    select
        user_no,
        session_no,
        min(variant) as variant,
        min(started_at) as started_at,
        max(ended_at) as ended_at,
        max(last_second) - min(first_second) as seconds,
        sum(events) as events,
        coalesce(sum(revenue), 0) as revenue,
        {%- if var('intents') | length > 0 %}
        case
            {%- for intent in var('intents') %}
            when max(case when {{ in_step(intent.events, 'event_name') }} then 1 else 0 end) = 1 then {{ text_literal(intent.name) }}
            {%- endfor %}
            else {{ most_frequent('event_name', 'events') }}
        end
        {%- else %}
        {{ most_frequent('event_name', 'events') }}
        {%- endif %} as primary_intent
    from by_event
    group by user_no, session_no
)

select
    visits.user_no,
    users.user_id,
    cast(visits.session_no as {{ dbt.type_int() }}) as session_no,
    visits.started_at,
    visits.ended_at,
    cast(visits.seconds as {{ dbt.type_bigint() }}) as seconds,
    cast(visits.events as {{ dbt.type_bigint() }}) as events,
    cast(visits.revenue as {{ dbt.type_numeric() }}) as revenue,
    visits.primary_intent,
    visits.variant
from visits
inner join {{ ref('dim_users') }} as users on users.user_no = visits.user_no
