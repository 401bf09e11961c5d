-- What each known user did, by calendar day of the study's time zone and by day of 24 hours since the user's cohort began:
-- at first exposure or at first activity. The finest cut from which days, weeks and cohorts are added up, made in one pass
-- over the events. day_number is missing where no cohort begins: before it, and for users outside of the experiment. A user has one
-- variant and one cohort, so that these need not be grouped by; that would cost a third more.
-- On H2 the pass named in meta fills this table in one walk over the events; EnginesAgreeTest holds it to this SQL.
{{ config(enabled=var('engagement'), meta={'pass': 'activity'}) }}
{% set by_exposure = var('cohort') == 'exposure' %}
with stamped as (
    select
        user_no,
        case when elapsed_ms >= 0 then variant end as variant,
        event_time,
        event_name,
        amount,
        {%- if by_exposure %}
        case when elapsed_ms >= 0 then {{ dbt.dateadd('millisecond', '-elapsed_ms', 'event_time') }} end as cohort_at
        {%- else %}
        min(event_time) over (partition by user_no) as cohort_at
        {%- endif %}
    from {{ ref('fct_unit_events') }}
    where user_no is not null
),

placed as (
    select
        stamped.user_no,
        stamped.variant,
        case when stamped.variant is null then 0 else 1 end as exposed,
        {{ local_date('stamped.event_time') }} as active_on,
        {{ local_date('stamped.cohort_at') }} as cohort_on,
        {{ whole_spans(dbt.datediff('stamped.cohort_at', 'stamped.event_time', 'millisecond'), 86400000) }} as day_number,
        {{ whole_spans(dbt.datediff('stamped.cohort_at', 'observation.data_end', 'millisecond'), 86400000) }} as days_over,
        stamped.event_name,
        stamped.amount
    from stamped
    cross join {{ ref('observation') }} as observation
)

select
    user_no,
    min(variant) as variant,
    active_on,
    min(cohort_on) as cohort_on,
    day_number,
    min(days_over) as days_over,
    count(*) as events,
    {% if var('return_event') %}count(case when event_name = {{ text_literal(var('return_event')) }} then 1 end){% else %}count(*){% endif %} as returns,
    cast(coalesce(sum(cast(amount as {{ dbt.type_numeric() }})), 0) as {{ dbt.type_numeric() }}) as revenue
    {%- for count in var('event_counts') %},
    count(case when event_name = {{ text_literal(count.event) }} then 1 end) as {{ count.name }}
    {%- endfor %}
from placed
group by user_no, exposed, active_on, day_number
