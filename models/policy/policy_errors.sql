select cast(null as varchar) as file, cast(null as varchar) as message where false
