{#- A text as a literal, its quotes doubled. -#}
{% macro text_literal(value) -%}
'{{ value | replace("'", "''") }}'
{%- endmacro %}

{#- A 0/1 answer as a number, however the file wrote it. -#}
{% macro yes_or_no(column) -%}
case
    when lower(cast({{ column }} as {{ dbt.type_string() }})) in ('true', 't', 'yes', 'y', '1', '1.0') then 1.0
    when lower(cast({{ column }} as {{ dbt.type_string() }})) in ('false', 'f', 'no', 'n', '0', '0.0') then 0.0
end
{%- endmacro %}

{#- Keeps the rows of this experiment where the table names experiments. -#}
{% macro of_this_experiment(column) -%}
{%- if column %}
and {{ adapter.quote(column) }} = {{ text_literal(var('experiment_key')) }}
{%- endif -%}
{%- endmacro %}

{#- Whether a moment lies before the end of observation; true for all where the data has no known end. -#}
{% macro observed(column) -%}
{%- if var('observation_end') -%}
{{ column }} < cast('{{ var('observation_end') }}' as {{ dbt.type_timestamp() }})
{%- else -%}
1 = 1
{%- endif -%}
{%- endmacro %}

{#- A column as a number, or a missing number where the data has no such column. -#}
{% macro number_or_null(column) -%}
cast({% if column %}{{ adapter.quote(column) }}{% else %}null{% endif %} as {{ dbt.type_float() }})
{%- endmacro %}

{#- The weight of a variant as the study planned it; missing for a variant that the study does not know. -#}
{% macro planned_weight(column) -%}
case {{ column }}
    {%- for variant, weight in var('weights').items() %}
    when {{ text_literal(variant) }} then {{ weight }}
    {%- endfor %}
end
{%- endmacro %}

{#- Of several names with a number each, the one with the largest; the first by name among equals. In front of the name
    stands what is left of 999,999,999, which always has nine digits, so that the smallest text has the answer. -#}
{% macro most_frequent(name, number) -%}
substring(min(cast(999999999 - {{ number }} as {{ dbt.type_string() }}) || {{ name }}), 10)
{%- endmacro %}

{#- A text in front of which stands its moment in sixteen digits, so that the smallest is the earliest, the first by name
    among equals; value_of_earliest takes the text out again. Missing where the text is. -#}
{% macro stamped_value(moment, value) -%}
cast(1000000000000000 + {{ dbt.datediff("cast('1970-01-01 00:00:00' as " ~ dbt.type_timestamp() ~ ")", moment, 'millisecond') }} as {{ dbt.type_string() }}) || {{ value }}
{%- endmacro %}

{% macro value_of_earliest(stamped) -%}
substring(min({{ stamped }}), 17)
{%- endmacro %}

{#- The sum of numbers, the same to the last bit in whatever order they come: whole parts and fractions are added up as
    whole numbers (fractions in steps of 2^-52, of which every double from 1 up is made), so that nothing is rounded on the
    way. An engine that adds on several threads has no order of its own. For numbers below 9e18; missing where all are. -#}
{% macro exact_sum(value) -%}
{%- set steps -%}
cast(4503599627370496 as {{ dbt.type_float() }})
{%- endset -%}
(cast(sum(cast(floor({{ value }}) as {{ dbt.type_bigint() }})) as {{ dbt.type_float() }})
    + cast(sum(cast(floor((({{ value }}) - floor({{ value }})) * {{ steps }}) as {{ dbt.type_bigint() }})) as {{ dbt.type_float() }})
    / {{ steps }})
{%- endmacro %}

{#- The same over the rows of a window, for numbers that are sums of few: each row is taken apart once per window. -#}
{% macro exact_sum_over(value, window) -%}
{%- set steps -%}
cast(4503599627370496 as {{ dbt.type_float() }})
{%- endset -%}
(cast(sum(cast(floor({{ value }}) as {{ dbt.type_bigint() }})) over ({{ window }}) as {{ dbt.type_float() }})
    + cast(sum(cast(floor((({{ value }}) - floor({{ value }})) * {{ steps }}) as {{ dbt.type_bigint() }})) over ({{ window }}) as {{ dbt.type_float() }})
    / {{ steps }})
{%- endmacro %}
