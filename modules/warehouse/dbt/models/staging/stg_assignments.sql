-- Who was given which variant: one row per unit and variant, with the first moment and the number of copies.
{{ config(enabled=(var('source_kind') != 'unit_table')) }}
{% set columns = var('columns') %}
select
    {{ adapter.quote(columns.unit) }} as unit_id,
    {{ adapter.quote(columns.variant) }} as variant,
    min({{ adapter.quote(columns.assigned_at) }}) as assigned_at,
    count(*) as copies
from {{ source('raw', 'assignments') }}
where {{ adapter.quote(columns.unit) }} is not null
{{ of_this_experiment(columns.experiment) }}
group by {{ adapter.quote(columns.unit) }}, {{ adapter.quote(columns.variant) }}
