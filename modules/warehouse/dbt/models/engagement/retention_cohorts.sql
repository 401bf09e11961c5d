-- Who came back: for each day on which a cohort began (first exposure, or first activity of all known users, by the
-- variable cohort), each variant, clock and day number the users, those for whom the day was over by the end of observation,
-- and those of them who came back on it. Clock calendar counts days of the study's time zone after the first, clock rolling
-- days of 24 hours after the first moment. mature says that the day was over for the whole cohort: only then is a
-- cell final. Users without a variant are outside of the experiment.
{{ config(enabled=var('engagement')) }}
{% set by_exposure = var('cohort') == 'exposure' %}
{#- Of a cohort that began with exposure all days have the variant already. -#}
{% set whose = 'days' if by_exposure else 'users' %}
with starts as (
    {% if by_exposure %}
    select
        exposures.variant,
        {{ local_date('exposures.exposed_at') }} as cohort_on,
        {{ whole_spans(dbt.datediff('exposures.exposed_at', 'observation.data_end', 'millisecond'), 86400000) }} as days_over
    from {{ ref('fct_exposures') }} as exposures
    cross join {{ ref('observation') }} as observation
    where exposures.is_eligible
    {% else %}
    select
        users.variant,
        firsts.cohort_on,
        firsts.days_over
    from (
        select user_no, min(cohort_on) as cohort_on, max(days_over) as days_over
        from {{ ref('int_user_days') }}
        group by user_no
    ) as firsts
    inner join {{ ref('dim_users') }} as users on users.user_no = firsts.user_no
    {% endif %}
),

cohorts as (
    select variant, cohort_on, days_over, count(*) as users
    from starts
    group by variant, cohort_on, days_over
),

returned as (
    select
        'calendar' as clock,
        days.cohort_on,
        days.variant,
        {{ dbt.datediff('days.cohort_on', 'days.active_on', 'day') }} as day_number,
        case when days.active_on <= observation.last_full_on then days.users else 0 end as returned
    from (
        select days.cohort_on, {{ whose }}.variant, days.active_on, sum(case when days.returns > 0 then 1 else 0 end) as users
        from {{ ref('daily_user_metrics') }} as days
        {% if not by_exposure %}
        inner join {{ ref('dim_users') }} as users on users.user_no = days.user_no
        {% endif %}
        where days.cohort_on is not null
        group by days.cohort_on, {{ whose }}.variant, days.active_on
    ) as days
    cross join {{ ref('observation') }} as observation
    union all
    -- A day of 24 hours that lies across two calendar days counts once.
    select
        'rolling' as clock,
        days.cohort_on,
        {{ whose }}.variant,
        days.day_number,
        case when days.day_number < days.days_over and days.returns > 0 then 1 else 0 end as returned
    from (
        select
            user_no,
            min(variant) as variant,
            min(cohort_on) as cohort_on,
            day_number,
            max(days_over) as days_over,
            sum(returns) as returns
        from {{ ref('int_user_days') }}
        where day_number is not null
        group by user_no, day_number
    ) as days
    {% if not by_exposure %}
    inner join {{ ref('dim_users') }} as users on users.user_no = days.user_no
    {% endif %}
),

cells as (
    select
        clocks.clock,
        cohorts.cohort_on,
        cohorts.variant,
        numbers.n as day_number,
        cohorts.users,
        case
            when clocks.clock = 'rolling' and numbers.n < cohorts.days_over then cohorts.users
            when clocks.clock = 'calendar' and numbers.n <= {{ dbt.datediff('cohorts.cohort_on', 'observation.last_full_on', 'day') }} then cohorts.users
            else 0
        end as mature_users,
        0 as returned
    from cohorts
    cross join {{ ref('observation') }} as observation
    cross join (select 'calendar' as clock union all select 'rolling' as clock) as clocks
    cross join {{ ref('int_numbers') }} as numbers
    where numbers.n <= {{ var('retention_days') }}
        and numbers.n <= {{ dbt.datediff('cohorts.cohort_on', 'observation.last_on', 'day') }}
    union all
    select clock, cohort_on, variant, day_number, 0 as users, 0 as mature_users, returned
    from returned
    where day_number <= {{ var('retention_days') }}
)

select
    clock,
    cohort_on,
    variant,
    cast(day_number as {{ dbt.type_int() }}) as day_number,
    cast(sum(users) as {{ dbt.type_bigint() }}) as users,
    cast(sum(mature_users) as {{ dbt.type_bigint() }}) as mature_users,
    cast(sum(returned) as {{ dbt.type_bigint() }}) as returned,
    sum(mature_users) = sum(users) as mature
from cells
group by clock, cohort_on, variant, day_number
