-- Who adopted the rollout that nobody randomised, and when first.
{{ config(enabled=('rollout' in var('tables') and var('source_kind') == 'events')) }}
{% set columns = var('columns') %}
select
    {{ adapter.quote(columns.unit) }} as user_id,
    min({{ adapter.quote(columns.adopted_at) }}) as adopted_at
from {{ source('raw', 'rollout') }}
where {{ adapter.quote(columns.unit) }} is not null and {{ adapter.quote(columns.adopted_at) }} is not null
group by {{ adapter.quote(columns.unit) }}
