-- Whoever adopted the rollout is a user of the study: others are in no comparison. Worth a look, so this warns; many hint at
-- identifiers of another kind.
{{ config(enabled=(var('engagement') and 'rollout' in var('tables')), severity='warn') }}
select rollout.user_id, rollout.adopted_at
from {{ ref('stg_rollout') }} as rollout
left join {{ ref('dim_users') }} as users on users.user_id = rollout.user_id
where users.user_no is null
