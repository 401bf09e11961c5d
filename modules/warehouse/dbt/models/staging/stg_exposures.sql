-- Who met a variant and when: one row per unit and variant, with the first moment.
{{ config(enabled=('exposures' in var('tables'))) }}
{% set columns = var('columns') %}
select
    {{ adapter.quote(columns.unit) }} as unit_id,
    {{ adapter.quote(columns.variant) }} as variant,
    min({{ adapter.quote(columns.exposed_at) }}) as exposed_at
from {{ source('raw', 'exposures') }}
where {{ adapter.quote(columns.unit) }} is not null
{{ of_this_experiment(columns.exposure_experiment) }}
group by {{ adapter.quote(columns.unit) }}, {{ adapter.quote(columns.variant) }}
