-- What each user did in each week: one row per user and week, a user who has left with zeros.
{{ config(enabled=(var('source_kind') == 'weeks'), indexes=[{'columns': ['unit_id']}]) }}
{% set columns = var('columns') %}
select
    {{ adapter.quote(columns.unit) }} as unit_id,
    cast({{ adapter.quote('week') }} as {{ dbt.type_int() }}) as week,
    {{ adapter.quote('week_start') }} as week_start
    {%- for column in var('weekly_columns') %},
    {{ adapter.quote(column) }}
    {%- endfor %}
from {{ source('raw', 'behavior_weekly') }}
where {{ adapter.quote(columns.unit) }} is not null
