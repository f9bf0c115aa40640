{#
    A model of errors is empty. Prints the column `message` of every row it has, so that whoever ran dbt reads what is
    wrong and where without opening a table.
#}
{% test says_nothing(model) %}
{% if execute and load_relation(model) is not none %}
    {% for row in run_query('select message from ' ~ model ~ ' order by message').rows %}
        {% do log('  ' ~ row['message'], info=true) %}
    {% endfor %}
{% endif %}
select * from {{ model }}
{% endtest %}
