//! Statements of links between areas.

crate::queries! {
    AREAS = "SELECT a.area_id, a.scheme, a.code, a.code_key, a.name, a.name_key, a.kind,
            CASE WHEN b.area_id IS NULL THEN FALSE ELSE TRUE END AS drawn,
            CASE WHEN a.valid_to = '' THEN TRUE ELSE FALSE END AS current
        FROM area a LEFT JOIN boundary b ON b.tenant_id = a.tenant_id AND b.area_id = a.area_id
        WHERE a.tenant_id = $1 AND a.ended_at IS NULL ORDER BY a.scheme, a.code, a.valid_from";
    SEATED = "SELECT DISTINCT area_id FROM post WHERE tenant_id = $1 AND area_id IS NOT NULL AND ended_at IS NULL";
    POSTCODE_TARGETS = "SELECT DISTINCT scheme, area_code FROM postcode_area WHERE tenant_id = $1";
    CROSSWALK = "SELECT from_code, to_code, from_scheme, to_scheme, to_name FROM area_crosswalk WHERE tenant_id = $1
        ORDER BY source, from_code, to_code";
    LINKS = "SELECT from_area, to_area, origin FROM area_link WHERE tenant_id = $1";
    DELETE = "DELETE FROM area_link WHERE tenant_id = $1 AND from_area = $2 AND to_area = $3";
    INSERT = "INSERT INTO area_link (tenant_id, from_area, to_area, origin) VALUES ($1, $2, $3, $4)";
    NAME_ONCE = "UPDATE area SET local_name = $3 WHERE tenant_id = $1 AND area_id = $2 AND local_name IS NULL AND name <> $3";
}
