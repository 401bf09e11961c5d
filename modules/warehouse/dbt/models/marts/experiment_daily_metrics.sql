-- Each variant, day (of the study's time zone) and metric, as at the end of the day: units exposed so far, those of them
-- whose window had passed, and of these the sum, the sum of squares and, for a ratio, the same below the line and the sum of
-- products. Enough for a mean, its variance and a ratio's on any day. A quantile has no sums and is left out.
{{ config(enabled=(var('source_kind') == 'events'), materialized=('table' if var('engagement') else 'view')) }}
with changes as (
    {% for metric in var('metrics') %}
    {% if metric.kind != 'quantile' %}
    select
        {{ text_literal(metric.key) }} as metric,
        units.variant,
        {{ local_date(dbt.dateadd('millisecond', -1, 'units.' ~ metric.name ~ '_mature_at')) }} as changed_on,
        0 as exposed,
        1 as mature,
        units.{{ metric.name }} as value_sum,
        units.{{ metric.name }} * units.{{ metric.name }} as value_squares,
        {%- if metric.denominator_name %}
        units.{{ metric.denominator_name }} as denominator_sum,
        units.{{ metric.denominator_name }} * units.{{ metric.denominator_name }} as denominator_squares,
        units.{{ metric.name }} * units.{{ metric.denominator_name }} as products
        {%- else %}
        cast(null as {{ dbt.type_float() }}) as denominator_sum,
        cast(null as {{ dbt.type_float() }}) as denominator_squares,
        cast(null as {{ dbt.type_float() }}) as products
        {%- endif %}
    from {{ ref('unit_metrics') }} as units
    cross join {{ ref('observation') }} as observation
    where units.{{ metric.name }}_mature_at <= observation.data_end
    union all
    {% endif %}
    {% endfor %}
    select
        metrics.metric,
        exposures.variant,
        exposures.changed_on,
        exposures.exposed,
        0 as mature,
        cast(0 as {{ dbt.type_float() }}) as value_sum,
        cast(0 as {{ dbt.type_float() }}) as value_squares,
        cast(null as {{ dbt.type_float() }}) as denominator_sum,
        cast(null as {{ dbt.type_float() }}) as denominator_squares,
        cast(null as {{ dbt.type_float() }}) as products
    from (
        select variant, exposed_on as changed_on, count(*) as exposed
        from (
            select variant, {{ local_date('exposed_at') }} as exposed_on from {{ ref('fct_exposures') }} where is_eligible
        ) as eligible
        group by variant, exposed_on
        union all
        select
            variants.variant,
            cast({{ dbt.dateadd('day', '-numbers.n', 'observation.last_on') }} as date) as changed_on,
            0 as exposed
        from {{ ref('observation') }} as observation
        cross join {{ ref('int_numbers') }} as numbers
        cross join (select distinct variant from {{ ref('fct_exposures') }} where is_eligible) as variants
        where numbers.n <= {{ dbt.datediff('observation.study_start_on', 'observation.last_on', 'day') }}
    ) as exposures
    cross join (
        {% for metric in var('metrics') %}{% if metric.kind != 'quantile' %}
        select {{ text_literal(metric.key) }} as metric
        union all
        {% endif %}{% endfor %}
        select cast(null as {{ dbt.type_string() }}) as metric
    ) as metrics
    where metrics.metric is not null
),

by_day as (
    select
        metric,
        variant,
        changed_on,
        sum(exposed) as exposed,
        sum(mature) as mature,
        sum(value_sum) as value_sum,
        sum(value_squares) as value_squares,
        sum(denominator_sum) as denominator_sum,
        sum(denominator_squares) as denominator_squares,
        sum(products) as products
    from changes
    group by metric, variant, changed_on
)

select
    metric,
    variant,
    changed_on as as_of,
    {%- for column in ['exposed', 'mature'] %}
    cast(sum({{ column }}) over (partition by metric, variant order by changed_on) as {{ dbt.type_bigint() }}) as {{ column }},
    {%- endfor %}
    {%- for column in ['value_sum', 'value_squares', 'denominator_sum', 'denominator_squares', 'products'] %}
    cast(sum({{ column }}) over (partition by metric, variant order by changed_on) as {{ dbt.type_float() }}) as {{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
from by_day
