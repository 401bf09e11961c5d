-- The funnel of the study, for each rule of order, variant and step: units whose whole window was observed, those of them
-- that reached the step, and units still inside their window, which count for nothing else. Step 0 is exposure.
{{ config(enabled=(var('source_kind') == 'events' and var('funnel') is not none), materialized=('table' if var('funnel_tables') else 'view')) }}
{% set steps = var('funnel').steps if var('funnel') else [] %}
{% set window = var('funnel').window_ms if var('funnel') else 0 %}
with units as (
    select
        variant,
        sum(case when mature then 1 else 0 end) as units,
        sum(case when mature then 0 else 1 end) as immature
    from (
        select
            exposures.variant,
            {{ dbt.datediff('exposures.exposed_at', 'observation.data_end', 'millisecond') }} >= {{ window }} as mature
        from {{ ref('fct_exposures') }} as exposures
        cross join {{ ref('observation') }} as observation
        where exposures.is_eligible
    ) as exposed
    group by variant
),

times as (
    select
        order_rule,
        variant
        {%- for step in steps %},
        count(second_{{ loop.index }}) as reached_{{ loop.index }}
        {%- endfor %}
    from {{ ref('int_funnel_times') }}
    where mature
    group by order_rule, variant
),

steps as (
    select
        'exposed' as step,
        0 as step_no
    {%- for step in steps %}
    union all
    select
        {{ text_literal(step | join(' or ')) }} as step,
        {{ loop.index }} as step_no
    {%- endfor %}
),

rules as (
    select 'in_order' as order_rule union all select 'strict' as order_rule union all select 'any' as order_rule
)

select
    rules.order_rule,
    units.variant,
    steps.step_no,
    steps.step,
    cast(units.units as {{ dbt.type_bigint() }}) as units,
    cast(units.immature as {{ dbt.type_bigint() }}) as immature,
    cast(coalesce(case steps.step_no
        when 0 then units.units
        {%- for step in steps %}
        when {{ loop.index }} then times.reached_{{ loop.index }}
        {%- endfor %}
    end, 0) as {{ dbt.type_bigint() }}) as reached
from units
cross join rules
cross join steps
left join times on times.variant = units.variant and times.order_rule = rules.order_rule
