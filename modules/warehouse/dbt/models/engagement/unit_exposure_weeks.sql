-- In which week of the study each unit that counts met the experiment.
{{ config(enabled=(var('engagement') and var('drift')), materialized='view') }}
select
    users.user_no,
    {{ study_week(local_date('users.exposed_at')) }} as exposed_week
from {{ ref('dim_users') }} as users
cross join {{ ref('observation') }} as observation
where users.exposed_at is not null
