SELECT a.id, a.number, a.name, a.level, a.kam_id, p.name AS kam, a.orgnr, a.industry, a.city, a.country, a.restricted,
       f.revenue, f.revenue_12m, f.revenue_prev, f.change_12m, a.sort_key, a.deputy_id, a.sponsor_id
FROM account a CROSS JOIN account_fact f LEFT JOIN person p ON p.id = a.kam_id
WHERE f.account_id = a.id ORDER BY a.sort_key, a.id LIMIT 51
