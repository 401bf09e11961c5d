-- Users that the study knows but that never met the experiment. Their numbers are negative, so that one number names
-- every user, and the units of the experiment keep theirs.
{{ config(enabled=(var('source_kind') == 'events' and 'users' in var('tables')), indexes=[{'columns': ['unit_id', 'user_no']}]) }}
select
    cast(-row_number() over (order by unit_id) as {{ dbt.type_int() }}) as user_no,
    unit_id
from (
    select distinct users.unit_id
    from {{ ref('stg_users') }} as users
    left join {{ ref('fct_exposures') }} as exposures on exposures.unit_id = users.unit_id
    where exposures.unit_no is null
) as outsiders
