-- By day and variant: who is active, and by how many the users active in the last 7 days and in the last month change. A
-- user who is active joins; and leaves again when 7 days have passed without another active day, or joins anew on the next
-- one. So the running sum is exact, and no day is joined with the days before it. Days without a variant count for all
-- users only.
{{ config(enabled=var('engagement')) }}
with moves as (
    select
        case
            when parts.part = 'joins' or user_days.next_on <= {{ dbt.dateadd('day', 7, 'user_days.active_on') }} and parts.part = 'leaves week'
                or user_days.next_on <= {{ dbt.dateadd('day', var('month_days'), 'user_days.active_on') }} and parts.part = 'leaves month'
            then case when parts.part = 'joins' then user_days.active_on else user_days.next_on end
            when parts.part = 'leaves week' then cast({{ dbt.dateadd('day', 7, 'user_days.active_on') }} as date)
            else cast({{ dbt.dateadd('day', var('month_days'), 'user_days.active_on') }} as date)
        end as changed_on,
        user_days.variant,
        parts.joins,
        parts.week_change,
        parts.month_change,
        case when user_days.previous_on is null then parts.joins else 0 end as newcomers,
        parts.joins * user_days.events as events,
        parts.joins * user_days.sessions as sessions,
        parts.joins * user_days.revenue as revenue,
        parts.joins * user_days.exposed_events as exposed_events,
        parts.joins * user_days.exposed_sessions as exposed_sessions,
        parts.joins * user_days.exposed_revenue as exposed_revenue
    from {{ ref('daily_user_metrics') }} as user_days
    cross join (
        select 'joins' as part, 1 as joins, 1 as week_change, 1 as month_change
        union all
        select 'leaves week' as part, 0 as joins, -1 as week_change, 0 as month_change
        union all
        select 'leaves month' as part, 0 as joins, 0 as week_change, -1 as month_change
    ) as parts
)

select
    changed_on,
    variant,
    sum(joins) as active,
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
