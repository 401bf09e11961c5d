-- Every user that the study knows, in the experiment or not. Variant and first exposure are missing for users that do not
-- count: outside of the experiment (user_no below 0), crossover, weight 0.
{{ config(enabled=var('engagement'), indexes=[{'columns': ['user_no'], 'unique': true}, {'columns': ['user_id', 'user_no']}]) }}
select
    unit_no as user_no,
    unit_id as user_id,
    case when is_eligible then variant end as variant,
    case when is_eligible then exposed_at end as exposed_at
from {{ ref('fct_exposures') }}
{% if 'users' in var('tables') %}
union all
select
    user_no,
    unit_id as user_id,
    cast(null as {{ dbt.type_string() }}) as variant,
    cast(null as {{ dbt.type_timestamp() }}) as exposed_at
from {{ ref('int_outsiders') }}
{% endif %}
