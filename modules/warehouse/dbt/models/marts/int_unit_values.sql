-- The metrics of each unit that left any event that some metric counts, inside the longest window: one pass over the
-- events, and only these are grouped. unit_metrics adds the units without.
-- On H2 the pass named in meta fills this table in one walk over the events; EnginesAgreeTest holds it to this SQL.
{{ config(enabled=(var('source_kind') == 'events'), indexes=[{'columns': ['unit_no'], 'unique': true}], meta={'pass': 'unit_values'}) }}
{% set counted = namespace(events=[], until=0) %}
{% for metric in var('metrics') %}
{% set counted.events = counted.events + [text_literal(metric.event)] %}
{% if metric.denominator %}{% set counted.events = counted.events + [text_literal(metric.denominator)] %}{% endif %}
{% if metric.closes > counted.until %}{% set counted.until = metric.closes %}{% endif %}
{% endfor %}
select
    unit_no
    {%- for metric in var('metrics') %},
    {{ metric_value(metric, metric.event) }} as {{ metric.name }}
    {%- if metric.denominator %},
    {{ metric_value(metric, metric.denominator) }} as {{ metric.denominator_name }}
    {%- endif %}
    {%- endfor %}
from {{ ref('fct_unit_events') }}
where elapsed_ms >= 0 and elapsed_ms < {{ counted.until }} and event_name in ({{ counted.events | unique | join(', ') }})
group by unit_no
