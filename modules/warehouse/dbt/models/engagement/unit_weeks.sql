-- Each known user and week with any event: visits, events, revenue, and a column for each event that the study names.
-- Weeks are counted from the study's first day, week 0; those before it are negative. A week without a row is one in which
-- the user did nothing.
-- On H2 the pass named in meta fills this table in one walk over the events; EnginesAgreeTest holds it to this SQL.
{{ config(enabled=(var('engagement') and var('weeks')), meta={'pass': 'activity'}) }}
{% set rollout = 'rollout' in var('tables') %}
with weeks as (
    select
        days.user_no,
        {{ study_week('days.active_on') }} as week,
        days.sessions,
        days.events,
        days.revenue
        {%- for count in var('event_counts') %},
        days.{{ count.name }}
        {%- endfor %}
    from {{ ref('daily_user_metrics') }} as days
    cross join {{ ref('observation') }} as observation
),

totals as (
    select
        user_no,
        week,
        cast(sum(sessions) as {{ dbt.type_bigint() }}) as sessions,
        cast(sum(events) as {{ dbt.type_bigint() }}) as events,
        cast(sum(revenue) as {{ dbt.type_numeric() }}) as revenue
        {%- for count in var('event_counts') %},
        cast(sum({{ count.name }}) as {{ dbt.type_bigint() }}) as {{ count.name }}
        {%- endfor %}
    from weeks
    group by user_no, week
)

select
    totals.*,
    true as is_active
    {%- if rollout %},
    adopters.adopted_week,
    coalesce(totals.week >= adopters.adopted_week, false) as has_adopted
    {%- endif %}
from totals
{%- if rollout %}
left join {{ ref('user_adoptions') }} as adopters on adopters.user_no = totals.user_no
{%- endif %}
