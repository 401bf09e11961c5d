-- Nobody signs up after the end of observation. Such a user is in no cohort; worth a look, so this warns.
{{ config(enabled=(var('source_kind') == 'events' and var('attributes') | selectattr('cohort') | list | length > 0), severity='warn') }}
{% set signup = adapter.quote((var('attributes') | selectattr('cohort') | list)[0].source if var('attributes') | selectattr('cohort') | list else 'signup_time') %}
select users.{{ adapter.quote(var('columns').unit) }} as user_id, users.{{ signup }} as signed_up_at
from {{ source('raw', 'users') }} as users
cross join {{ ref('observation') }} as observation
where users.{{ signup }} >= observation.data_end
