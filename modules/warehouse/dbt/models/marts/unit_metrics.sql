-- One wide row per eligible unit: every metric of the study inside its window, the moment from which the window has
-- wholly passed, and the unit's attributes.
{% set events = var('source_kind') == 'events' %}
{% set weeks = var('source_kind') == 'weeks' %}
{% set sparse = events or weeks %}
select
    exposures.unit_no,
    exposures.unit_id,
    exposures.variant,
    exposures.exposed_at
    {%- for metric in var('metrics') %},
    {% if sparse %}coalesce(measured.{{ metric.name }}, cast(0 as {{ dbt.type_float() }})){% else %}measured.{{ metric.name }}{% endif %} as {{ metric.name }}
    {%- if metric.denominator %},
    {% if sparse %}coalesce(measured.{{ metric.denominator_name }}, cast(0 as {{ dbt.type_float() }})){% else %}measured.{{ metric.denominator_name }}{% endif %} as {{ metric.denominator_name }}
    {%- endif %}
    {%- for part in (metric.parts if weeks else []) %},
    coalesce(measured.{{ part.name }}, cast(0 as {{ dbt.type_float() }})) as {{ part.name }}
    {%- endfor %}
    {%- if events %},
    {{ dbt.dateadd('millisecond', metric.closes, 'exposures.exposed_at') }} as {{ metric.name }}_mature_at
    {%- endif %}
    {%- endfor %}
    {%- for attribute in var('attributes') %},
    {{ 'users' if sparse else 'measured' }}.{{ attribute.name }}
    {%- endfor %}
from {{ ref('fct_exposures') }} as exposures
{% if sparse %}
left join {{ ref('int_unit_values' if events else 'int_week_values') }} as measured on measured.unit_no = exposures.unit_no
{% if 'users' in var('tables') %}
left join {{ ref('stg_users') }} as users on users.unit_id = exposures.unit_id
{% endif %}
{% else %}
inner join {{ ref('stg_units') }} as measured on measured.unit_id = exposures.unit_id
{% endif %}
where exposures.is_eligible
