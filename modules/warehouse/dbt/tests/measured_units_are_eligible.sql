-- Metrics are measured of eligible units only.
select measured.unit_no
from {{ ref('int_unit_values') }} as measured
where measured.unit_no not in (select unit_no from {{ ref('fct_exposures') }} where is_eligible)
