-- Nobody meets a variant before it was assigned; clocks of clients may be a little off, so this only warns.
{{ config(severity='warn') }}
select exposures.unit_id, exposures.exposed_at, assigned.assigned_at
from {{ ref('fct_exposures') }} as exposures
inner join (
    select unit_id, min(assigned_at) as assigned_at from {{ ref('stg_assignments') }} group by unit_id
) as assigned on assigned.unit_id = exposures.unit_id
where exposures.exposed_at < assigned.assigned_at
