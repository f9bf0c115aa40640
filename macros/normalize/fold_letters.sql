{#
    Lower case without accents, by one fixed table (every Latin letter that Unicode takes apart into a plain one and
    marks, those with a stroke, and sigma), so that every engine folds the same letters the same way. Loose combining
    marks go too. Texts without such letters, or with West European ones alone, don't pay for the table.
#}
{% macro fold_letters(text) -%}
    {%- set accented = 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĴĵ'
        ~ 'ĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžƠơƯưǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǞǟǠǡǦǧǨǩǪǫǬǭǰǴǵǸǹǺǻ'
        ~ 'ȀȁȂȃȄȅȆȇȈȉȊȋȌȍȎȏȐȑȒȓȔȕȖȗȘșȚțȞȟȦȧȨȩȪȫȬȭȮȯȰȱȲȳḀḁḂḃḄḅḆḇḈḉḊḋḌḍḎḏḐḑḒḓḔḕḖḗḘḙḚḛḜḝḞḟḠḡḢḣḤḥḦḧḨḩḪḫḬḭḮḯḰḱḲḳḴḵḶḷ'
        ~ 'ḸḹḺḻḼḽḾḿṀṁṂṃṄṅṆṇṈṉṊṋṌṍṎṏṐṑṒṓṔṕṖṗṘṙṚṛṜṝṞṟṠṡṢṣṤṥṦṧṨṩṪṫṬṭṮṯṰṱṲṳṴṵṶṷṸṹṺṻṼṽṾṿẀẁẂẃẄẅẆẇẈẉẊẋẌẍẎẏẐẑẒẓẔẕẖẗẘẙẠạ'
        ~ 'ẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹøØłŁđĐðÐħĦıŧ'
        ~ 'ŦƀɨΣς'
    -%}
    {%- set plain = 'aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuyyaaaaaaccccccccddeeeeeeeeeegggggggghhiiiiiiiiijj'
        ~ 'kkllllllnnnnnnoooooorrrrrrssssssssttttuuuuuuuuuuuuwwyyyzzzzzzoouuaaiioouuuuuuuuuuaaaaggkkoooojggnnaa'
        ~ 'aaaaeeeeiiiioooorrrruuuusstthhaaeeooooooooyyaabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkll'
        ~ 'llllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyaa'
        ~ 'aaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyoollddddhhit'
        ~ 'tbiσσ'
    -%}
    {%- set few = {'accented': '', 'plain': ''} -%}
    {%- for place in range(accented | length) if accented[place] <= 'ÿ' -%}
        {%- do few.update(accented=few.accented ~ accented[place], plain=few.plain ~ plain[place]) -%}
    {%- endfor -%}
    {%- set unaccented -%}
        case
            when {{ regex_matches(text, '[^\u0001-ÿ]') }} then translate({{ text }}, '{{ accented }}', '{{ plain }}')
            else translate({{ text }}, '{{ few.accented }}', '{{ few.plain }}')
        end
    {%- endset -%}
    {%- set spelled_out = "replace(replace(replace(replace(lower(" ~ unaccented ~ "), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')" -%}
    case
        when {{ is_ascii(text) }} then lower({{ text }})
        else {{ regex_replace(spelled_out, mark_pattern(), '') }}
    end
{%- endmacro %}
