-- By day and variant: who is active, and by how many the users active in the last 7 days and in the last month change. A
-- user who is active joins; and leaves again when 7 days have passed without another active day, or joins anew on the next
-- one. So the running sum is exact, and no day is joined with the days before it. Days without a variant count for all
-- users only.
{{ config(enabled=var('engagement')) }}
-- Days that change alike are added up first.
with alike as (
    select
        active_on,
        variant,
        next_on,
        count(*) as users,
        sum(case when previous_on is null then 1 else 0 end) as newcomers,
        sum(events) as events,
        sum(sessions) as sessions,
        sum(revenue) as revenue,
        sum(exposed_events) as exposed_events,
        sum(exposed_sessions) as exposed_sessions,
        sum(exposed_revenue) as exposed_revenue
    from {{ ref('daily_user_metrics') }}
    group by active_on, variant, next_on
),

moves as (
    select
        case
            when parts.part = 'joins' then alike.active_on
            when parts.part = 'leaves week' and alike.next_on <= {{ dbt.dateadd('day', 7, 'alike.active_on') }} then alike.next_on
            when parts.part = 'leaves month' and alike.next_on <= {{ dbt.dateadd('day', var('month_days'), 'alike.active_on') }} then alike.next_on
            when parts.part = 'leaves week' then cast({{ dbt.dateadd('day', 7, 'alike.active_on') }} as date)
            else cast({{ dbt.dateadd('day', var('month_days'), 'alike.active_on') }} as date)
        end as changed_on,
        alike.variant,
        parts.week_change * alike.users as week_change,
        parts.month_change * alike.users as month_change,
        {%- for column in ['users', 'newcomers', 'events', 'sessions', 'revenue', 'exposed_events', 'exposed_sessions', 'exposed_revenue'] %}
        case when parts.part = 'joins' then alike.{{ column }} else 0 end as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    from alike
    cross join (
        select 'joins' as part, 1 as week_change, 1 as month_change
        union all
        select 'leaves week' as part, -1 as week_change, 0 as month_change
        union all
        select 'leaves month' as part, 0 as week_change, -1 as month_change
    ) as parts
)

select
    changed_on,
    variant,
    sum(users) as active,
    sum(newcomers) as newcomers,
    sum(week_change) as week_change,
    sum(month_change) as month_change,
    sum(events) as events,
    sum(sessions) as sessions,
    sum(revenue) as revenue,
    sum(exposed_events) as exposed_events,
    sum(exposed_sessions) as exposed_sessions,
    sum(exposed_revenue) as exposed_revenue
from moves
group by changed_on, variant
