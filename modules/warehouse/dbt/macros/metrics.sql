{#- One metric of one unit over its events. The window is half-open: opens <= elapsed < closes. Of a quantile over events
    no unit has a value: what stands here is how many events the unit adds to it. -#}
{% macro metric_value(metric, event) -%}
{%- set inside -%}
event_name = {{ text_literal(event) }} and elapsed_ms >= {{ metric.opens }} and elapsed_ms < {{ metric.closes }}
{%- endset -%}
{%- if metric.kind == 'mean' -%}
coalesce({{ exact_sum('case when ' ~ inside ~ ' then amount end') }}, cast(0 as {{ dbt.type_float() }}))
{%- elif metric.kind == 'count' or metric.kind == 'ratio' or metric.kind == 'quantile' -%}
cast(count(case when {{ inside }} then 1 end) as {{ dbt.type_float() }})
{%- else -%}
cast(case when count(case when {{ inside }} then 1 end) > 0 then 1 else 0 end as {{ dbt.type_float() }})
{%- endif -%}
{%- endmacro %}

{#- One metric of a table that has a row per unit: the column as a number. -#}
{% macro unit_value(metric, column) -%}
{%- if metric.kind == 'proportion' or metric.kind == 'retention' -%}
{{ yes_or_no(adapter.quote(column)) }}
{%- else -%}
cast({{ adapter.quote(column) }} as {{ dbt.type_float() }})
{%- endif -%}
{%- endmacro %}

{#- Sums of columns over the weeks of one unit, added and subtracted as the metric says. -#}
{% macro week_sum(terms) -%}
(
{%- for term in terms -%}
{{ (' - ' if term.subtracted else ' + ') if not loop.first or term.subtracted }}{{ adapter.quote(term.column) }}
{%- endfor -%}
)
{%- endmacro %}

{#- Whether there was any; what is missing is none. -#}
{% macro week_any(terms) -%}
cast(case when {{ week_sum(terms) }} > 0 then 1 else 0 end as {{ dbt.type_float() }})
{%- endmacro %}

{#- One metric of one unit over its weeks; a proportion asks whether there was any. -#}
{% macro week_value(metric, terms) -%}
{%- if metric.kind == 'proportion' -%}
{{ week_any(terms) }}
{%- else -%}
{{ week_sum(terms) }}
{%- endif -%}
{%- endmacro %}

{#- The weeks of a unit that end with the one before: so many, or all. -#}
{% macro weeks_back(weeks) -%}
partition by unit_no order by week rows between {{ weeks }} preceding and 1 preceding
{%- endmacro %}

{#- A column summed over so many weeks before, the same to the last bit on every engine. Few weeks are added one by one: H2
    takes every frame of a window apart again, which is slow. -#}
{% macro weeks_before(column, weeks) -%}
{%- if weeks <= 8 -%}
({%- for back in range(1, weeks + 1) -%}
{{ ' + ' if not loop.first }}coalesce(lag({{ column }}, {{ back }}) over (partition by unit_no order by week), 0)
{%- endfor -%})
{%- else -%}
coalesce({{ exact_sum_over(column, weeks_back(weeks)) }}, 0)
{%- endif -%}
{%- endmacro %}

{#- A sum of earlier weeks that becomes known late: the last gap weeks before this one are not known yet when it begins. -#}
{% macro known_before(column, gap) -%}
coalesce({{ exact_sum_over(column, 'partition by unit_no order by week rows between unbounded preceding and ' ~ (gap + 1) ~ ' preceding') }}, 0)
{%- endmacro %}

{#- Of a flag the share of the weeks before this one that have it; null in the first. -#}
{% macro share_before(flag) -%}
case when row_number() over (partition by unit_no order by week) > 1 then cast(sum({{ flag }}) over ({{ weeks_back('unbounded') }}) as {{ dbt.type_float() }}) / (row_number() over (partition by unit_no order by week) - 1) end
{%- endmacro %}

{#- Weeks since the last week before this one that has a flag: 1 for the week before; null where none has. -#}
{% macro weeks_since(flag) -%}
cast(week - max(case when {{ flag }} = 1 then week end) over ({{ weeks_back('unbounded') }}) as {{ dbt.type_float() }})
{%- endmacro %}

{#- A flag so many weeks before; null where there is no such week. -#}
{% macro week_before(flag, back) -%}
cast(lag({{ flag }}, {{ back }}) over (partition by unit_no order by week) as {{ dbt.type_float() }})
{%- endmacro %}
