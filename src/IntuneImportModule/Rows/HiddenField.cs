using System.Reflection;
using System.Reflection.Emit;

namespace IntuneImportModule.Rows;

/// <summary>Reads a field that the engine keeps to itself, where no property tells what is in it.</summary>
internal static class HiddenField
{
    private const BindingFlags NotPublic = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>Reads the only field of a type; null where there is none, or more than one. Its name does not count: another engine may call it otherwise.</summary>
    /// <typeparam name="T">The field's type, a class.</typeparam>
    /// <param name="owner">Whose field.</param>
    public static Func<object, T?>? Reader<T>(Type owner)
        where T : class
    {
        FieldInfo[] fields = [.. owner.GetFields(NotPublic).Where(field => field.FieldType == typeof(T))];
        return fields.Length == 1 ? Reader<T>(fields[0]) : null;
    }

    /// <summary>Reads a field by its name; null where there is none of that type.</summary>
    /// <typeparam name="T">The field's type, a class.</typeparam>
    /// <param name="owner">Whose field.</param>
    /// <param name="name">Its name.</param>
    public static Func<object, T?>? Reader<T>(Type owner, string name)
        where T : class => owner.GetField(name, NotPublic) is { } field && !field.FieldType.IsValueType && typeof(T).IsAssignableFrom(field.FieldType) ? Reader<T>(field) : null;

    private static Func<object, T?> Reader<T>(FieldInfo field)
        where T : class
    {
        Type owner = field.DeclaringType!;
        DynamicMethod read = new(field.Name, typeof(T), [typeof(object)], owner.Module, skipVisibility: true);
        ILGenerator code = read.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Castclass, owner);
        code.Emit(OpCodes.Ldfld, field);
        code.Emit(OpCodes.Ret);
        return (Func<object, T?>)read.CreateDelegate(typeof(Func<object, T?>));
    }
}
