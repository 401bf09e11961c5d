-- When each known user adopted the rollout that nobody randomised, and in which week of the study; users that are not
-- here had not adopted it by the end of observation.
{{ config(enabled=(var('engagement') and 'rollout' in var('tables')), indexes=[{'columns': ['user_no', 'adopted_week'], 'unique': true}]) }}
select
    users.user_no,
    rollout.adopted_at,
    {{ study_week(local_date('rollout.adopted_at')) }} as adopted_week
from {{ ref('stg_rollout') }} as rollout
inner join {{ ref('dim_users') }} as users on users.user_id = rollout.user_id
cross join {{ ref('observation') }} as observation
where rollout.adopted_at < observation.data_end
