-- Lines of sale in another currency than the base's are found by it when a rate is set.
CREATE INDEX sale_currency ON sale (currency, day, account_id) WHERE currency IS NOT NULL;
