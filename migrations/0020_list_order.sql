-- Lists sorted by town, postcode or e-mail address are read in that order, however deep the page.
CREATE INDEX person_search_city ON person_search (tenant_id, city_key, person_id);
CREATE INDEX person_search_postcode ON person_search (tenant_id, postcode_key, person_id);
CREATE INDEX person_search_email ON person_search (tenant_id, email_key, person_id);
