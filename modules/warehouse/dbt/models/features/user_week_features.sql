-- Each eligible unit and week, and the week that comes after the data: what was known before the week began, and what the
-- week then brought. Every feature ends with the week before, so that none of them knows the future; a test holds the last
-- week of the data to that. On H2 the pass named in meta fills this table; OfferWeeksTest holds it to this SQL.
{{ config(enabled=(var('source_kind') == 'weeks' and var('week_features') is not none), indexes=[{'columns': ['unit_no', 'week']}], meta={'pass': 'features'}) }}
{% set asked = var('week_features') %}
with ends as (
    select max(week) + 1 as week from {{ ref('stg_behavior_weekly') }}
),

weeks as (
    select
        exposures.unit_no,
        weeks.week,
        weeks.week_start >= exposures.exposed_at as is_exposed,
        {{ adapter.quote(asked.action) if asked.action else 'cast(null as ' ~ dbt.type_string() ~ ')' }} as offer,
        {{ adapter.quote(asked.propensity) if asked.propensity else 'cast(null as ' ~ dbt.type_float() ~ ')' }} as propensity,
        {{ adapter.quote(asked.left) if asked.left else '0' }} as leaves
        {%- for activity in asked.activities %},
        case when {{ adapter.quote(activity.source) }} > 0 then 1 else 0 end as {{ activity.name }}
        {%- endfor %}
        {%- for sum in asked.sums %},
        {{ week_any(sum.terms) if sum.any else week_sum(sum.terms) }} as {{ sum.name }}
        {%- endfor %}
        {%- for column in asked.columns %},
        {{ adapter.quote(column.source) }} as {{ column.name }}
        {%- endfor %}
    from {{ ref('stg_behavior_weekly') }} as weeks
    inner join {{ ref('fct_exposures') }} as exposures on exposures.unit_id = weeks.unit_id
    where exposures.is_eligible

    union all

    select
        exposures.unit_no,
        ends.week,
        true as is_exposed,
        cast(null as {{ dbt.type_string() }}) as offer,
        cast(null as {{ dbt.type_float() }}) as propensity,
        0 as leaves
        {%- for activity in asked.activities %},
        0 as {{ activity.name }}
        {%- endfor %}
        {%- for sum in asked.sums %},
        cast(null as {{ dbt.type_float() }}) as {{ sum.name }}
        {%- endfor %}
        {%- for column in asked.columns %},
        cast(null as {{ dbt.type_float() }}) as {{ column.name }}
        {%- endfor %}
    from {{ ref('fct_exposures') }} as exposures
    cross join ends
    where exposures.is_eligible
),

known as (
    select
        unit_no,
        week,
        is_exposed,
        offer,
        propensity,
        coalesce(sum(leaves) over ({{ weeks_back('unbounded') }}), 0) > 0 as has_left,
        cast(row_number() over (partition by unit_no order by week) - 1 as {{ dbt.type_int() }}) as weeks_before
        {%- for sum in asked.sums %},
        {{ sum.name }}
        {%- endfor %}
        {%- for loss in asked.known %},
        {{ known_before(loss.sum, loss.gap) }} as {{ loss.name }}
        {%- endfor %}
        {%- for window in asked.windows %}
        {%- for column in asked.columns %},
        {{ weeks_before(column.name, window) }} as {{ column.feature }}_{{ window }}w
        {%- endfor %}
        {%- endfor %}
        {%- for activity in asked.activities %},
        {{ share_before(activity.name) }} as {{ activity.feature }}_share,
        {{ weeks_since(activity.name) }} as weeks_since_{{ activity.feature }}
        {%- for back in asked.activity_back %},
        {{ week_before(activity.name, back) }} as {{ activity.feature }}_{{ back }}_weeks_ago
        {%- endfor %}
        {%- endfor %}
    from weeks
)

select
    known.*
    {%- for ratio in asked.ratios %},
    case when {{ ratio.below }} > 0 then {{ ratio.above }} / {{ ratio.below }} end as {{ ratio.name }}
    {%- endfor %}
from known
