-- A few rows far after all others are left out, since one of them would make every unit mature. Worth a look, so this
-- warns; not where the study itself says when observation ended.
{{ config(severity='warn') }}
select source_table, unit_id, happened, stamped_at
from {{ ref('stg_late') }}
{% if var('observation_named') %}
where 1 = 0
{% endif %}
