-- One row per unit that met the experiment, with its first exposure, from which every window runs. Units seen in two
-- variants and units in an arm of weight 0 stay here, flagged; everything downstream takes eligible units only.
{{ config(indexes=[{'columns': ['unit_id', 'unit_no', 'variant', 'exposed_at', 'is_eligible']}]) }}
with seen as (
    {% if var('source_kind') == 'unit_table' %}
    select unit_id, variant, assigned_at as seen_at, 1 as is_exposure from {{ ref('stg_units') }}
    {% elif 'exposures' in var('tables') %}
    select unit_id, variant, exposed_at as seen_at, 1 as is_exposure from {{ ref('stg_exposures') }}
    where {{ observed('exposed_at') }}
    union all
    select unit_id, variant, cast(null as {{ dbt.type_timestamp() }}) as seen_at, 0 as is_exposure
    from {{ ref('stg_assignments') }}
    {% else %}
    select unit_id, variant, assigned_at as seen_at, 1 as is_exposure from {{ ref('stg_assignments') }}
    where {{ observed('assigned_at') }}
    {% endif %}
),

units as (
    select
        unit_id,
        min(variant) as variant,
        min(seen_at) as exposed_at,
        min(variant) <> max(variant) as is_crossover
    from seen
    group by unit_id
    having max(is_exposure) = 1
),

planned as (
    select unit_id, variant, exposed_at, is_crossover, {{ planned_weight('variant') }} as planned_weight
    from units
)

select
    cast(row_number() over (order by unit_id) as {{ dbt.type_int() }}) as unit_no,
    unit_id,
    variant,
    exposed_at,
    is_crossover,
    not is_crossover and planned_weight = 0 as is_zero_weight,
    not is_crossover and planned_weight > 0 as is_eligible
from planned
