-- Daily, weekly (7 days) and monthly active users, by calendar day of the study's time zone: of all known users
-- (population everyone) and of each variant from first exposure on. Each day has a row, also one on which nobody came.
-- New users are, of everyone, those never seen before in the data; of a variant, those first exposed on the day.
-- Stickiness is daily over monthly active users.
{{ config(enabled=var('engagement')) }}
with changes as (
    select
        changed_on,
        'everyone' as population,
        cast(null as {{ dbt.type_string() }}) as variant,
        active,
        week_change,
        month_change,
        newcomers,
        events,
        sessions,
        revenue
    from {{ ref('int_active_changes') }}
    union all
    select
        changed_on,
        'variant' as population,
        variant,
        active,
        week_change,
        month_change,
        0 as newcomers,
        exposed_events as events,
        exposed_sessions as sessions,
        exposed_revenue as revenue
    from {{ ref('int_active_changes') }}
    where variant is not null
    union all
    select
        {{ local_date('exposed_at') }} as changed_on,
        'variant' as population,
        variant,
        0 as active,
        0 as week_change,
        0 as month_change,
        1 as newcomers,
        0 as events,
        0 as sessions,
        0 as revenue
    from {{ ref('fct_exposures') }}
    where is_eligible
    union all
    select
        days.changed_on,
        populations.population,
        populations.variant,
        0 as active,
        0 as week_change,
        0 as month_change,
        0 as newcomers,
        0 as events,
        0 as sessions,
        0 as revenue
    from (
        select cast({{ dbt.dateadd('day', '-numbers.n', 'observation.last_on') }} as date) as changed_on
        from {{ ref('observation') }} as observation
        cross join {{ ref('int_numbers') }} as numbers
        where numbers.n <= {{ dbt.datediff('observation.first_on', 'observation.last_on', 'day') }}
    ) as days
    cross join (
        select 'everyone' as population, cast(null as {{ dbt.type_string() }}) as variant
        {%- for variant, weight in var('weights').items() %}{% if weight > 0 %}
        union all
        select 'variant' as population, {{ text_literal(variant) }} as variant
        {%- endif %}{% endfor %}
    ) as populations
),

by_day as (
    select
        changed_on,
        population,
        variant,
        sum(active) as dau,
        sum(week_change) as week_change,
        sum(month_change) as month_change,
        sum(newcomers) as new_users,
        sum(events) as events,
        sum(sessions) as sessions,
        sum(revenue) as revenue
    from changes
    group by changed_on, population, variant
),

running as (
    select
        by_day.*,
        sum(week_change) over (partition by population, variant order by changed_on) as wau,
        sum(month_change) over (partition by population, variant order by changed_on) as mau
    from by_day
)

select
    running.changed_on as active_on,
    running.population,
    running.variant,
    cast(running.dau as {{ dbt.type_bigint() }}) as dau,
    cast(running.wau as {{ dbt.type_bigint() }}) as wau,
    cast(running.mau as {{ dbt.type_bigint() }}) as mau,
    case when running.mau > 0 then cast(running.dau as {{ dbt.type_float() }}) / cast(running.mau as {{ dbt.type_float() }}) end as stickiness,
    cast(running.new_users as {{ dbt.type_bigint() }}) as new_users,
    cast(running.events as {{ dbt.type_bigint() }}) as events,
    cast(running.sessions as {{ dbt.type_bigint() }}) as sessions,
    cast(running.revenue as {{ dbt.type_float() }}) as revenue,
    case when running.dau > 0 then cast(running.revenue as {{ dbt.type_float() }}) / cast(running.dau as {{ dbt.type_float() }}) end as revenue_per_active
from running
cross join {{ ref('observation') }} as observation
where running.changed_on <= observation.last_on
