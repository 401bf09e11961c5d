-- Attributes of each unit, known before exposure. Exact duplicates once.
{{ config(enabled=('users' in var('tables')), indexes=[{'columns': ['unit_id']}]) }}
select distinct
    {{ adapter.quote(var('columns').unit) }} as unit_id
    {%- for attribute in var('attributes') %},
    {{ adapter.quote(attribute.source) }} as {{ attribute.name }}
    {%- endfor %}
from {{ source('raw', 'users') }}
where {{ adapter.quote(var('columns').unit) }} is not null
