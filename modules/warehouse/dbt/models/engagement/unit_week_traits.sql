-- Each known user and week with any event, as unit_weeks: days with an event, visits begun in the week with their seconds,
-- what the first of them was for, and of each text column of the events that the study names the value of the week's first
-- event that has one. The events are grouped once by user, week and these columns; what is left of them is small.
-- On H2 the pass named in meta fills this table in one walk over the events; EnginesAgreeTest holds it to this SQL.
{{ config(enabled=(var('engagement') and var('drift')), meta={'pass': 'activity'}) }}
{% set columns = var('week_columns') %}
with
{%- if columns | length > 0 %}
moments as (
    select
        user_no,
        {{ local_date('event_time') }} as active_on,
        event_time
        {%- for column in columns %},
        {{ column.name }}
        {%- endfor %}
    from {{ ref('fct_unit_events') }}
    where user_no is not null
),

-- Seldom more than one row for a user's day.
uses as (
    select
        user_no,
        active_on,
        min(event_time) as first_at
        {%- for column in columns %},
        {{ column.name }}
        {%- endfor %}
    from moments
    group by user_no, active_on{% for column in columns %}, {{ column.name }}{% endfor %}
),
{%- endif %}
parts as (
    select
        user_no,
        active_on,
        1 as active_days,
        0 as visits,
        cast(0 as {{ dbt.type_bigint() }}) as seconds,
        cast(null as {{ dbt.type_string() }}) as intent
        {%- for column in columns %},
        cast(null as {{ dbt.type_string() }}) as {{ column.name }}
        {%- endfor %}
    from {{ ref('daily_user_metrics') }}
    union all
    select
        user_no,
        {{ local_date('started_at') }} as active_on,
        0 as active_days,
        1 as visits,
        seconds,
        {{ stamped_value('started_at', 'primary_intent') }} as intent
        {%- for column in columns %},
        cast(null as {{ dbt.type_string() }}) as {{ column.name }}
        {%- endfor %}
    from {{ ref('sessions') }}
    {%- if columns | length > 0 %}
    union all
    select
        user_no,
        active_on,
        0 as active_days,
        0 as visits,
        cast(0 as {{ dbt.type_bigint() }}) as seconds,
        cast(null as {{ dbt.type_string() }}) as intent
        {%- for column in columns %},
        {{ stamped_value('first_at', column.name) }} as {{ column.name }}
        {%- endfor %}
    from uses
    {%- endif %}
),

weeks as (
    select parts.*, {{ study_week('parts.active_on') }} as week
    from parts
    cross join {{ ref('observation') }} as observation
)

select
    user_no,
    week,
    cast(sum(active_days) as {{ dbt.type_bigint() }}) as active_days,
    cast(sum(visits) as {{ dbt.type_bigint() }}) as visits,
    cast(sum(seconds) as {{ dbt.type_bigint() }}) as seconds,
    {{ value_of_earliest('intent') }} as intent
    {%- for column in columns %},
    {{ value_of_earliest(column.name) }} as {{ column.name }}
    {%- endfor %}
from weeks
group by user_no, week
