-- The seconds from first exposure until each unit reached each step of the funnel, under each of the three rules; missing
-- where it did not inside the window. Events of one second count as being in any order that the funnel likes; the window is
-- half-open and runs from first exposure, so that the first event that fits a step never loses a later one.
-- in_order: the first event of the step that is not earlier than the step before and served no step yet. strict: a run of
-- neighbouring events, which may begin at any event of the first step. any: all steps up to this one, however ordered.
{{ config(enabled=(var('source_kind') == 'events' and var('funnel') is not none), materialized=('table' if var('funnel_tables') else 'view')) }}
{% set steps = var('funnel').steps if var('funnel') else [] %}
{% set window = var('funnel').window_ms if var('funnel') else 0 %}
with placed as (
    select
        events.unit_no,
        events.variant,
        events.event_name,
        {{ dbt.datediff('events.event_time', 'observation.data_end', 'millisecond') }} + events.elapsed_ms >= {{ window }} as mature,
        {{ whole_spans('events.elapsed_ms', 1000) }} * {{ funnel_place() }}
            + row_number() over (partition by events.unit_no order by events.elapsed_ms, events.event_name, coalesce(events.amount, 0)) as place
    from {{ ref('fct_unit_events') }} as events
    cross join {{ ref('observation') }} as observation
    where events.elapsed_ms >= 0 and events.elapsed_ms < {{ window }}
),
{% for step in steps %}
{% set s = loop.index %}
-- Nothing before the second of the step before is looked at again; a unit that went no further keeps the event of its last step.
order_{{ s }} as (
    select
        previous_step.*,
        min(case
            when {{ in_step(step, 'event_name') }}
                {%- if not loop.first %}
                and place >= place_{{ s - 1 }} - mod(place_{{ s - 1 }}, {{ funnel_place() }})
                {%- for earlier in range(1, s) %}
                and place <> place_{{ earlier }}
                {%- endfor %}
                {%- endif %}
            then place
        end) over (partition by unit_no) as place_{{ s }}
    {%- if loop.first %}
    from placed as previous_step
    where ({% for each in steps %}{{ in_step(each, 'event_name') }}{{ ' or ' if not loop.last }}{% endfor %})
    {%- else %}
    from order_{{ s - 1 }} as previous_step
    where place >= coalesce(
        place_{{ s - 1 }} - mod(place_{{ s - 1 }}, {{ funnel_place() }})
        {%- for earlier in range(2, s) %}, place_{{ s - earlier }}{% endfor %}
    )
    {%- endif %}
),
{% endfor %}
in_order as (
    select
        unit_no,
        variant,
        mature
        {%- for step in steps %},
        {{ whole_spans('min(place_' ~ loop.index ~ ')', funnel_place()) }} as second_{{ loop.index }}
        {%- endfor %}
    from order_{{ steps | length }}
    where place_1 is not null
    group by unit_no, variant, mature
),

neighbours as (
    select
        placed.*
        {%- for step in steps %}{% if not loop.first %},
        lag(event_name, {{ loop.index0 }}) over (partition by unit_no order by place) as name_{{ loop.index0 }}
        {%- endif %}{% endfor %}
    from placed
),

strict as (
    select
        unit_no,
        variant,
        mature
        {%- for step in steps %}
        {%- set s = loop.index %},
        {{ whole_spans('min(case when ' ~ strict_run(steps, s) ~ ' then place end)', funnel_place()) }} as second_{{ s }}
        {%- endfor %}
    from neighbours
    group by unit_no, variant, mature
),

-- Each step's own first second; the largest of those up to a step is when all of them had happened.
anyhow as (
    select
        unit_no,
        variant,
        mature
        {%- for step in steps %},
        {{ whole_spans('min(case when ' ~ in_step(step, 'event_name') ~ ' then place end)', funnel_place()) }} as own_{{ loop.index }}
        {%- endfor %}
    from placed
    group by unit_no, variant, mature
)

select 'in_order' as order_rule, in_order.* from in_order
union all
select 'strict' as order_rule, strict.* from strict where second_1 is not null
union all
select
    'any' as order_rule,
    unit_no,
    variant,
    mature
    {%- for step in steps %},
    {{ latest_of('own_', loop.index) }} as second_{{ loop.index }}
    {%- endfor %}
from anyhow
where own_1 is not null
