{#- Whether an event belongs to a step of the funnel: to any of the events that the step names. -#}
{% macro in_step(step, column) -%}
{{ column }} in ({% for event in step %}{{ text_literal(event) }}{{ ', ' if not loop.last }}{% endfor %})
{%- endmacro %}

{#- Where an event stands in a funnel's window: its second, then its place among the unit's events. -#}
{% macro funnel_place() -%}
100000000
{%- endmacro %}

{#- Whether an event ends a run of neighbouring events, one for each of the first steps. -#}
{% macro strict_run(steps, length) -%}
{%- for step in steps %}{% if loop.index <= length -%}
{{ ' and ' if not loop.first }}{{ in_step(step, 'event_name' if loop.index == length else 'name_' ~ (length - loop.index)) }}
{%- endif %}{% endfor -%}
{%- endmacro %}

{#- The largest of the first columns, all of which must be there. -#}
{% macro latest_of(prefix, length) -%}
case
    {%- for s in range(1, length + 1) %}
    when {% for t in range(1, length + 1) %}{{ prefix }}{{ s }} >= {{ prefix }}{{ t }}{{ ' and ' if not loop.last }}{% endfor %} then {{ prefix }}{{ s }}
    {%- endfor %}
end
{%- endmacro %}
