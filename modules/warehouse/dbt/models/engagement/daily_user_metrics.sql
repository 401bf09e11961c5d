-- Each known user and calendar day with any event: events, visits begun, revenue, and a column for each event that the
-- study names. What begins with exposed_ is of it what counts for the experiment: from first exposure on; the variant is
-- missing on days without any of that. previous_on and next_on are the user's active days before and after.
-- On H2 the pass named in meta fills this table in one walk over the events; EnginesAgreeTest holds it to this SQL.
{{ config(enabled=var('engagement'), meta={'pass': 'activity'}) }}
with parts as (
    select
        user_no,
        active_on,
        variant,
        cohort_on,
        days_over,
        events,
        0 as sessions,
        revenue,
        case when cohort_on is not null then returns else 0 end as returns
        {%- for count in var('event_counts') %},
        {{ count.name }}
        {%- endfor %}
    from {{ ref('int_user_days') }}
    union all
    select
        user_no,
        {{ local_date('started_at') }} as active_on,
        variant,
        cast(null as date) as cohort_on,
        cast(null as {{ dbt.type_bigint() }}) as days_over,
        0 as events,
        1 as sessions,
        0 as revenue,
        0 as returns
        {%- for count in var('event_counts') %},
        0 as {{ count.name }}
        {%- endfor %}
    from {{ ref('sessions') }}
)

select
    user_no,
    active_on,
    max(parts.variant) as variant,
    max(parts.cohort_on) as cohort_on,
    max(parts.days_over) as days_over,
    lag(active_on) over (partition by user_no order by active_on) as previous_on,
    lead(active_on) over (partition by user_no order by active_on) as next_on,
    cast(sum(parts.events) as {{ dbt.type_bigint() }}) as events,
    cast(sum(parts.sessions) as {{ dbt.type_bigint() }}) as sessions,
    cast(sum(parts.revenue) as {{ dbt.type_numeric() }}) as revenue,
    cast(sum(parts.returns) as {{ dbt.type_bigint() }}) as returns,
    cast(sum(case when parts.variant is not null then parts.events else 0 end) as {{ dbt.type_bigint() }}) as exposed_events,
    cast(sum(case when parts.variant is not null then parts.sessions else 0 end) as {{ dbt.type_bigint() }}) as exposed_sessions,
    cast(sum(case when parts.variant is not null then parts.revenue else 0 end) as {{ dbt.type_numeric() }}) as exposed_revenue
    {%- for count in var('event_counts') %},
    cast(sum(parts.{{ count.name }}) as {{ dbt.type_bigint() }}) as {{ count.name }}
    {%- endfor %}
from parts
group by user_no, active_on
